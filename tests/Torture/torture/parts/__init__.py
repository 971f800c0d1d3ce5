"""The parts of the suite: each has `run(context, part)`."""
