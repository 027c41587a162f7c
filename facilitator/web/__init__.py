"""The forms on phones: server, pages, event stream, security, network."""
