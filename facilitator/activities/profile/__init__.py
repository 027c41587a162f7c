"""The profile: who is in the room, by fields of the facilitator's choosing, and who is absent."""

from facilitator.activities.profile.kind import Profile

KIND = Profile
