// Encodings and input formats.
