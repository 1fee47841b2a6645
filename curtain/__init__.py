"""Behind the Curtain: a hands-on course on working with AI."""
