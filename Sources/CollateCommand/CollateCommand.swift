// Command.
