package dev.framewatch.benchmarks;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.taxonomy.Classifier;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How fast posts of about 1 KB become tags by the whole taxonomy, judgement included, on one core. Of a hundred posts so
 * many name frameworks: none, a third as among papers, all.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ClassifyBenchmark {
    private static final int POSTS = 300;
    private static final int TEXT_BYTES = 1_000;
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    /** What the posts that name frameworks have, about three a post. */
    private static final List<String> NAMING = List.of(
            "trained with PyTorch",
            "in TensorFlow 2.0",
            "using Keras,",
            "from TensorFlow to JAX",
            "unlike MXNet",
            "a deep learning model",
            "pip install torch",
            "PyTorch Lightning",
            "huggingface.co",
            "on the GPU");

    /** What the others have: words of the field, and words that are names in another sense. */
    private static final List<String> PLAIN = List.of(
            "a deep learning model", "on the GPU", "neural network", "a torch", "lightning", "coffee", "trained");

    @Param({"0", "35", "100"})
    private int naming;

    private List<AdoptionEvent> posts = List.of();
    private Classifier classifier = Taxonomy.builtIn().classifier();

    @Setup
    public void prepare() {
        ScanCorpus corpus = new ScanCorpus();
        List<AdoptionEvent> made = new ArrayList<>();
        List<String> named = corpus.texts(POSTS, TEXT_BYTES, NAMING);
        List<String> plain = corpus.texts(POSTS, TEXT_BYTES, PLAIN);
        for (int i = 0; i < POSTS; i++) {
            boolean names = i * 37 % 100 < naming;
            made.add(AdoptionEvent.draft(Source.REDDIT, Kind.POST, "post" + i)
                    .revision(TIME)
                    .occurred(TIME, Precision.DAY)
                    .observed(TIME)
                    .text((names ? named : plain).get(i))
                    .event());
        }
        posts = made;
        classifier = Taxonomy.builtIn().classifier();
    }

    @Benchmark
    public int classify() {
        int tags = 0;
        for (AdoptionEvent post : posts) {
            tags += classifier.classify(post).size();
        }
        return tags;
    }

    private long bytes() {
        return posts.stream()
                .mapToLong(post -> String.valueOf(post.text()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** Runs the benchmark and prints megabytes a second. */
    public static void main(String[] arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(ClassifyBenchmark.class.getName() + ".classify$");
        System.out.printf("%n%d posts%n", POSTS);
        for (RunResult each : new Runner(options.build()).run()) {
            ClassifyBenchmark once = new ClassifyBenchmark();
            once.naming = Integer.parseInt(each.getParams().getParam("naming"));
            once.prepare();
            double microseconds = each.getPrimaryResult().getScore();
            System.out.printf(
                    Locale.ROOT,
                    "%3d %% name frameworks: %6.1f MB/s, %5.2f µs and %.2f tags a post%n",
                    once.naming,
                    once.bytes() / microseconds,
                    microseconds / POSTS,
                    (double) once.classify() / POSTS);
        }
    }
}
