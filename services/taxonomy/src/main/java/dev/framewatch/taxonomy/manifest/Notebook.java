package dev.framewatch.taxonomy.manifest;

import tools.jackson.databind.JsonNode;

/** Reads Jupyter notebooks, of format 4 and the older 3: imports of their code and what their commands install. */
final class Notebook {
    private final Found found;
    private final Manifest.Reader source;

    private Notebook(Manifest.Reader source, Found found) {
        this.source = source;
        this.found = found;
    }

    static void read(String text, Found found) {
        Tree.json(text, found).ifPresent(root -> {
            Notebook notebook = new Notebook(source(language(root)), found);
            root.path("cells").forEach(notebook::cell);
            root.path("worksheets").forEach(sheet -> sheet.path("cells").forEach(notebook::cell));
        });
    }

    private static String language(JsonNode root) {
        JsonNode metadata = root.path("metadata");
        JsonNode named = metadata.path("language_info").path("name");
        JsonNode kernel = metadata.path("kernelspec").path("language");
        return named.isString() ? named.stringValue() : kernel.isString() ? kernel.stringValue() : "python";
    }

    private static Manifest.Reader source(String language) {
        return switch (language) {
            case "python", "ipython" -> PythonSource::read;
            case "javascript", "typescript" -> JavaScriptSource::read;
            case "rust" -> RustSource::read;
            case "lua" -> LuaSource::read;
            // Julia, R and others have imports of their own form.
            default -> (text, found) -> {};
        };
    }

    private void cell(JsonNode cell) {
        if (cell.path("cell_type").asString("").equals("code")) {
            code(joined(cell.has("source") ? cell.path("source") : cell.path("input")));
        }
    }

    private static String joined(JsonNode source) {
        if (source.isString()) {
            return source.stringValue();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asString("")));
        return text.toString();
    }

    private void code(String text) {
        if (text.startsWith("%%bash") || text.startsWith("%%sh") || text.startsWith("%%script")) {
            Shell.read(text, found);
            return;
        }
        StringBuilder code = new StringBuilder();
        StringBuilder commands = new StringBuilder();
        boolean command = false;
        for (String line : text.split("\n", -1)) {
            String words = line.strip();
            boolean more = command && continued(commands);
            command = more || words.startsWith("!") || words.startsWith("%");
            (command ? commands : code)
                    .append(command && !more ? words.substring(1) : words)
                    .append('\n');
        }
        Shell.read(commands.toString(), found);
        source.read(code.toString(), found);
    }

    private static boolean continued(StringBuilder commands) {
        int end = commands.length();
        return end > 1 && commands.charAt(end - 2) == '\\';
    }
}
