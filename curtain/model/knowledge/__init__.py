"""What the material holds: fields, sentences, people, products, dates, by topic and with their places."""
