"""From a conversation to a brief: what is asked, in which form, from which material."""
