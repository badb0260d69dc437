"""Two texts side by side, sentence by sentence and word by word: what `compare` reads besides their claims."""
