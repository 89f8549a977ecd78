"""From files to one frozen ``System``. ``build.load_system`` is the one function that the engine calls."""
