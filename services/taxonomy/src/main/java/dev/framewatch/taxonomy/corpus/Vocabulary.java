package dev.framewatch.taxonomy.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The labels that a corpus may have, which are ids of frameworks and products, and what each of them implies. */
public final class Vocabulary {
    private static final List<String> LABELS = List.of(
            "pytorch",
            "tensorflow",
            "keras",
            "jax",
            "flax",
            "mxnet",
            "paddlepaddle",
            "mindspore",
            "caffe",
            "caffe2",
            "torch7",
            "theano",
            "chainer",
            "cntk",
            "onnx",
            "fastai",
            "lightning",
            "transformers",
            "tfjs",
            "tflite",
            "tfx",
            "torchserve");

    private static final Map<String, String> PARENTS = Map.of(
            "flax", "jax",
            "lightning", "pytorch",
            "fastai", "pytorch",
            "torchserve", "pytorch",
            "tflite", "tensorflow",
            "tfjs", "tensorflow",
            "tfx", "tensorflow");

    private Vocabulary() {}

    /** All labels. */
    public static List<String> labels() {
        return LABELS;
    }

    /** Those of the ids that are labels, in the order of the alphabet; the others are nobody's business here. */
    public static Set<String> labelsAmong(Collection<String> ids) {
        Set<String> labels = new TreeSet<>(ids);
        labels.retainAll(LABELS);
        return labels;
    }

    /** What the labels imply and therefore is neither asked for nor wrong beside them. */
    public static Set<String> parents(Set<String> labels) {
        Set<String> parents = new TreeSet<>();
        for (String label : labels) {
            String parent = PARENTS.get(label);
            if (parent != null) {
                parents.add(parent);
            }
        }
        return parents;
    }
}
