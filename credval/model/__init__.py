"""The words of the domain: frozen, slotted data, no input and no output."""
