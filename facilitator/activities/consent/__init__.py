"""Consent: a list is validated as a whole; an objection with its reason reopens a question."""

from facilitator.activities.consent.kind import Consent

KIND = Consent
