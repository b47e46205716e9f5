package dev.framewatch.taxonomy.manifest;

import java.util.ArrayList;
import java.util.List;

/** Reads the commands of a shell for what they install. Nothing is expanded or run. */
final class Shell {
    private final Found found;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private char quote;
    private boolean comment;

    private Shell(Found found) {
        this.found = found;
    }

    static void read(String text, Found found) {
        Shell shell = new Shell(found);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && shell.quote != '\'' && i + 1 < text.length()) {
                i++;
                shell.escaped(text.charAt(i));
            } else {
                shell.take(c);
            }
        }
        shell.endOfCommand();
    }

    private void escaped(char c) {
        if (c == '\n') {
            endOfWord();
        } else {
            word.append(c);
        }
    }

    private void take(char c) {
        if (c == '\n') {
            comment = false;
            quote = 0;
            endOfCommand();
        } else if (comment) {
            return;
        } else if (quote != 0) {
            if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#' && word.isEmpty()) {
            comment = true;
        } else if (c == ';' || c == '&' || c == '|' || c == '(' || c == ')' || c == '`') {
            endOfCommand();
        } else if (Character.isWhitespace(c)) {
            endOfWord();
        } else {
            word.append(c);
        }
    }

    private void endOfWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private void endOfCommand() {
        endOfWord();
        Installer.read(words, found);
        words.clear();
    }
}
