"""An open question: people write longer answers, which the facilitator gathers under themes."""

from facilitator.activities.open_question.kind import OpenQuestion

KIND = OpenQuestion
