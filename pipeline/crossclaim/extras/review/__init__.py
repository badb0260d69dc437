"""The review desk: a local web page on which people decide about findings. Needs the extra `review`."""
