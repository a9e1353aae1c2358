"""The servers beside which ours is measured."""
