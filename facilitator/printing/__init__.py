"""What goes on paper before the doors open: poster, group sheets, badges, cards, lists."""
