// The built-in junction models come here.
