"""The desktop: Qt windows that read the workshop, send commands and draw scenes."""
