"""The composer: groups of strangers, over several rounds, with how good they are in words."""
