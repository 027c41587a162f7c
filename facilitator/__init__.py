"""The workshop itself: document, commands, kinds of activity, phone forms and report. No Qt in here."""
