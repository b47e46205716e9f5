package dev.framewatch.benchmarks;

import dev.framewatch.taxonomy.Automaton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ahocorasick.trie.Trie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How fast 1,000 names are found as whole words in texts of about 1 KB, on one core, by three ways to do it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ScanBenchmark {
    private static final int PATTERNS = 1_000;
    private static final int TEXTS = 200;
    private static final int TEXT_BYTES = 1_000;

    private List<String> texts = List.of();
    private List<byte[]> bytes = List.of();
    private Automaton automaton = new Automaton(List.of());
    private Trie trie = Trie.builder().build();
    private final List<Pattern> regexes = new ArrayList<>();
    private int found;
    private final Automaton.Sink count = (pattern, start, end) -> found++;

    @Setup
    public void prepare() {
        ScanCorpus corpus = new ScanCorpus();
        List<String> patterns = corpus.patterns(PATTERNS);
        texts = corpus.texts(TEXTS, TEXT_BYTES, patterns);
        bytes = texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
        automaton = new Automaton(patterns);
        trie = Trie.builder()
                .ignoreCase()
                .onlyWholeWords()
                .addKeywords(patterns)
                .build();
        patterns.forEach(p -> regexes.add(Pattern.compile("\\b" + Pattern.quote(p) + "\\b", Pattern.CASE_INSENSITIVE)));
    }

    @Benchmark
    public int automaton() {
        found = 0;
        for (byte[] text : bytes) {
            automaton.scan(text, 0, text.length, count);
        }
        return found;
    }

    @Benchmark
    public int ahocorasick() {
        found = 0;
        for (String text : texts) {
            trie.parseText(text, emit -> {
                found++;
                return true;
            });
        }
        return found;
    }

    @Benchmark
    public int regexLoop() {
        found = 0;
        for (String text : texts) {
            for (Pattern regex : regexes) {
                for (Matcher matcher = regex.matcher(text); matcher.find(); ) {
                    found++;
                }
            }
        }
        return found;
    }

    /** Runs the benchmark and prints megabytes a second; arguments are names of single ways to run. */
    public static void main(String[] arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        List<String> ways =
                arguments.length == 0 ? List.of("automaton", "ahocorasick", "regexLoop") : List.of(arguments);
        ways.forEach(way -> options.include(ScanBenchmark.class.getName() + "." + way + "$"));
        Collection<RunResult> results = new Runner(options.build()).run();
        ScanBenchmark once = new ScanBenchmark();
        once.prepare();
        long size = once.bytes.stream().mapToLong(text -> text.length).sum();
        System.out.printf("%n%d names, %d texts of %d bytes in all, one core%n", PATTERNS, TEXTS, size);
        System.out.printf("found by the automaton %d, by ahocorasick %d%n", once.automaton(), once.ahocorasick());
        for (RunResult each : results) {
            double microseconds = each.getPrimaryResult().getScore();
            String way = each.getPrimaryResult().getLabel();
            System.out.printf(Locale.ROOT, "%-12s %10.2f MB/s%n", way, size / microseconds);
        }
    }
}
