"""Forms drawn from fields: settings of a step, and answers typed in for somebody."""
