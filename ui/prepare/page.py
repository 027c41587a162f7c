from PySide6.QtWidgets import QWidget


class PreparePage(QWidget):
    def __init__(self, desk, look): super().__init__()
