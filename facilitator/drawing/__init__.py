"""Declarative drawing on its way to a surface: measuring, SVG, PDF."""
