"""The room's network: who can come in, through which address, Wi-Fi and hotspot."""
