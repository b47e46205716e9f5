package dev.framewatch.allinone;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Posts in the form of a dump, some of them in two revisions, and what must be searchable of them in the end. */
final class SoakInput {
    private static final Map<String, Set<String>> NAMES = Map.of(
            "PyTorch", Set.of("pytorch"),
            "TensorFlow", Set.of("tensorflow"),
            "MXNet", Set.of("mxnet"),
            "TensorFlow to PyTorch", Set.of("tensorflow", "pytorch"),
            "a spreadsheet", Set.of());
    private static final long BEGAN = 1_700_000_000;

    private final Random random;
    private final List<Post> posts = new ArrayList<>();

    /** One line of the files. */
    private record Post(String id, long retrieved, String title, String text, int score, Set<String> frameworks) {}

    /**
     * What a document must hold.
     *
     * @param revision epoch milliseconds of the newest revision
     * @param title its title
     * @param text its text
     * @param score its score
     * @param frameworks the frameworks that its tags must name
     */
    record Expected(long revision, String title, String text, int score, Set<String> frameworks) {}

    SoakInput(Random random, int lines) {
        this.random = random;
        make(lines);
    }

    private void make(int lines) {
        List<String> names = NAMES.keySet().stream().sorted().toList();
        int until = posts.size() + lines;
        for (int i = posts.size(); i < until; i++) {
            boolean second = i > 0 && random.nextInt(10) == 0;
            String id = second ? posts.get(random.nextInt(i)).id() : "s" + i;
            String name = names.get(random.nextInt(names.size()));
            String text = "Words about a training run. ".repeat(1 + random.nextInt(20)) + i;
            long retrieved = BEGAN + 1_000_000 + 10L * random.nextInt(1_000_000) + i % 10;
            posts.add(new Post(
                    id,
                    retrieved,
                    "Number " + i + " with " + name,
                    text,
                    random.nextInt(900),
                    NAMES.getOrDefault(name, Set.of())));
        }
    }

    /** Writes the posts, spread over this many files. */
    List<Path> write(Path folder, int parts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) posts.size() * part / parts);
            int to = (int) ((long) posts.size() * (part + 1) / parts);
            files.add(write(folder.resolve("posts-" + part + ".ndjson"), posts.subList(from, to)));
        }
        return files;
    }

    /** Makes more of them, and writes those to a file of their own. */
    Path more(Path folder, int lines) throws IOException {
        int from = posts.size();
        make(lines);
        return write(folder.resolve("posts-from-" + from + ".ndjson"), posts.subList(from, posts.size()));
    }

    private static Path write(Path file, List<Post> some) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Post post : some) {
                out.write(line(post));
                out.newLine();
            }
        }
        return file;
    }

    private static String line(Post post) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", post.id());
        line.put("name", "t3_" + post.id());
        line.put("subreddit", "MachineLearning");
        line.put("created_utc", BEGAN);
        line.put("retrieved_on", post.retrieved());
        line.put("title", post.title());
        line.put("selftext", post.text());
        line.put("is_self", true);
        line.put("score", post.score());
        line.put("num_comments", 1);
        line.put("permalink", "/r/MachineLearning/comments/" + post.id() + "/");
        line.put("author", "somebody");
        return JsonMapper.shared().writeValueAsString(line);
    }

    /** What must be searchable in the end, by id. */
    Map<String, Expected> expected() {
        Map<String, Expected> newest = new HashMap<>();
        for (Post post : posts) {
            Expected here =
                    new Expected(post.retrieved() * 1_000, post.title(), post.text(), post.score(), post.frameworks());
            newest.merge("reddit:post:" + post.id(), here, (a, b) -> a.revision() >= b.revision() ? a : b);
        }
        return newest;
    }
}
