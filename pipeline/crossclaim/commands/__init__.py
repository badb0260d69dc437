"""Commands of the command line that are not the five of a run; `cli` names them all."""
