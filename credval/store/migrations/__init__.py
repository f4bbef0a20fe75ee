"""How did the tables come to be as they are? One version a file, carried out by `store.migrating`."""
