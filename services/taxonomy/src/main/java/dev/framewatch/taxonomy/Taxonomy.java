package dev.framewatch.taxonomy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Framewatch knows about frameworks: their names, packages, topics, repositories and makers, with a version.
 * It is immutable and may be shared; each thread takes a {@link #classifier()} of its own.
 */
public final class Taxonomy {
    private static final String BUILT_IN = "taxonomy.yaml";

    private final String version;
    private final Weights weights;
    private final List<Framework> frameworks;
    private final List<Product> products;
    private final Map<String, Vendor> vendors;
    private final List<Rule> rules;
    private final Cues cues;
    private final Automaton automaton;
    /** By the id of each framework that implies others, their ids in the order of the alphabet. */
    private final Map<String, List<String>> implied = new HashMap<>();

    Taxonomy(
            String version,
            Weights weights,
            List<Framework> frameworks,
            List<Product> products,
            Map<String, Vendor> vendors,
            List<Rule> rules,
            Cues cues) {
        this.version = version;
        this.weights = weights;
        this.frameworks = List.copyOf(frameworks);
        this.products = List.copyOf(products);
        this.cues = cues;
        this.vendors = Map.copyOf(vendors);
        this.rules = List.copyOf(rules);
        for (Framework each : frameworks) {
            if (!each.implies().isEmpty()) {
                implied.put(each.id(), each.implies().stream().sorted().toList());
            }
        }
        BitSet stems = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            stems.set(i, rules.get(i).sense() == Rule.Sense.STEM);
        }
        this.automaton = new Automaton(rules.stream().map(Rule::pattern).toList(), stems);
    }

    /** The taxonomy that comes with Framewatch; it is read once. */
    public static Taxonomy builtIn() {
        return BuiltIn.READ;
    }

    private static final class BuiltIn {
        static final Taxonomy READ = load(new ByteArrayInputStream(builtInFile()), BUILT_IN);
    }

    /** The file of the taxonomy that comes with Framewatch. */
    public static byte[] builtInFile() {
        try (InputStream in = Objects.requireNonNull(Taxonomy.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same file with the weights that it is judged by in it, so that it means the same for ever. A file that has
     * weights, or that cannot be read, stays as it is.
     */
    public static byte[] withWeights(byte[] file) {
        String weights = Weights.builtInFile().indent(2);
        byte[] whole = (new String(file, UTF_8) + "\nweights:\n" + weights).getBytes(UTF_8);
        try {
            Objects.requireNonNull(load(new ByteArrayInputStream(whole), BUILT_IN));
            return whole;
        } catch (TaxonomyException hasThemOrIsBroken) {
            return file;
        }
    }

    /**
     * Reads a taxonomy; the stream stays open.
     *
     * @param in YAML in UTF-8
     * @param name the file's name, for messages
     * @throws TaxonomyException if it cannot be used, with file, line, what is wrong and what to do
     */
    public static Taxonomy load(InputStream in, String name) {
        return new TaxonomyReader(name).read(in);
    }

    /** The version, which every event that it classified carries. */
    public String version() {
        return version;
    }

    /** The frameworks, in the file's order. */
    public List<Framework> frameworks() {
        return frameworks;
    }

    /** The products, in the file's order. */
    public List<Product> products() {
        return products;
    }

    /** The frameworks' own repositories, as {@code owner/name} in lower case. */
    public Set<String> repositories() {
        Set<String> all = new TreeSet<>();
        frameworks.forEach(each -> all.addAll(each.repositories()));
        return all;
    }

    /** The frameworks' and the products' own repositories, as {@code owner/name} in lower case. */
    public Set<String> ownRepositories() {
        Set<String> all = repositories();
        products.forEach(each -> all.addAll(each.repositories()));
        return all;
    }

    /** Every word that means something here: what names the frameworks and products, what speaks for and against. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>();
        rules.forEach(rule -> words.add(rule.pattern()));
        for (Subject each : subjects()) {
            words.add(each.id());
            words.add(each.name());
        }
        return words;
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>(frameworks);
        subjects.addAll(products);
        return subjects;
    }

    /** The vendor whose account on GitHub this is, in any case of letters. */
    public Optional<Vendor> vendor(String owner) {
        return Optional.ofNullable(vendors.get(owner.toLowerCase(Locale.ROOT)));
    }

    /** A new classifier, for one thread. */
    public Classifier classifier() {
        return new Classifier(this);
    }

    Weights weights() {
        return weights;
    }

    Cues cues() {
        return cues;
    }

    /** The frameworks that a framework is usually used with. */
    List<Framework> companions(Framework framework) {
        return framework.usually().isEmpty()
                ? List.of()
                : frameworks.stream()
                        .filter(each -> framework.usually().contains(each.id()))
                        .toList();
    }

    /** The same tags, and after each the ones that its framework implies and that no other tag names. */
    List<Tag> withImplied(List<Tag> tags) {
        List<Tag> all = new ArrayList<>(tags);
        for (int i = 0; i < all.size(); i++) {
            Tag tag = all.get(i);
            for (String implied : implied.getOrDefault(String.valueOf(tag.framework()), List.of())) {
                if (all.stream().noneMatch(other -> implied.equals(other.framework()))) {
                    all.add(tag.implying(implied));
                }
            }
        }
        return List.copyOf(all);
    }

    Automaton automaton() {
        return automaton;
    }

    List<Rule> rules() {
        return rules;
    }
}
