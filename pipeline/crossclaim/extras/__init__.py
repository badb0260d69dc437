"""Every module that needs a library of an extra. Nothing imports them until a command or a format asks for one."""
