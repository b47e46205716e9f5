package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Axis;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
    private final Classifier classifier = Taxonomy.builtIn().classifier();

    private Tag only(AdoptionEvent event) {
        List<Tag> tags = classifier.classify(event);
        assertThat(tags).hasSize(1);
        return tags.getFirst();
    }

    private List<String> frameworks(AdoptionEvent event) {
        return classifier.classify(event).stream()
                .map(tag -> String.valueOf(tag.framework()))
                .toList();
    }

    @Test
    void aNameInPassingIsUseWithItsWordsAsEvidence() {
        Tag tag = only(Events.says("We wrote it with PyTorch last week."));

        assertThat(tag.framework()).isEqualTo("pytorch");
        assertThat(tag.product()).isNull();
        assertThat(tag.role()).isEqualTo(Role.USES);
        assertThat(tag.implied()).isFalse();
        assertThat(tag.confidence()).isBetween(0.5, 1.0);
        assertThat(tag.evidence()).containsExactly(new Evidence("text", "PyTorch", "stems: pytorch"));
    }

    @Test
    void aTextWithoutANameHasNoTags() {
        assertThat(classifier.classify(Events.says("Deep learning on a GPU"))).isEmpty();
        assertThat(classifier.classify(Events.post().event())).isEmpty();
    }

    @Test
    void theVenueOfAPaperIsNoContext() {
        for (String text : List.of("Written in Torch", "Caffe was used", "JAX is faster", "We use PyTorch")) {
            assertThat(classifier.classify(
                            Events.paper().text(text).topic("venue:icml-2019-6").event()))
                    .as(text)
                    .isEqualTo(classifier.classify(Events.paper().text(text).event()));
        }
        assertThat(classifier.classify(
                        Events.paper().text("JAX is faster").topic("icml").event()))
                .isNotEqualTo(
                        classifier.classify(Events.paper().text("JAX is faster").event()));
    }

    @Test
    void theSurestTagComesFirstWithItsStrongestEvidenceFirst() {
        AdoptionEvent event = Events.post()
                .title("Keras for beginners")
                .text("It was Keras, then MXNet.")
                .declared("tf")
                .event();

        List<Tag> tags = classifier.classify(event);

        assertThat(tags).extracting(Tag::framework).containsExactly("tensorflow", "keras", "mxnet");
        assertThat(tags).extracting(Tag::confidence).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(tags.get(1).evidence()).extracting(Evidence::field).containsExactly("title", "text");
    }

    @Test
    void strongerEvidenceIsMoreSure() {
        List<AdoptionEvent> weakestFirst = List.of(
                Events.says("mxnet"),
                Events.repository().text("mxnet").event(),
                Events.repository().topic("mxnet").event(),
                Events.repository().text("import mxnet").event(),
                Events.repository().dependency("mxnet").event(),
                Events.repository().declared("mxnet").event(),
                Events.repository().title("apache/mxnet").event());

        List<Double> confidences =
                weakestFirst.stream().map(this::only).map(Tag::confidence).toList();

        assertThat(confidences).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aProductIsTaggedWithItsAxisAndImpliesItsFramework() {
        Tag tag = only(Events.says("We serve it with TorchServe."));

        assertThat(tag.framework()).isEqualTo("pytorch");
        assertThat(tag.product()).isEqualTo("torchserve");
        assertThat(tag.axis()).isEqualTo(Axis.DEPLOYMENT);
        assertThat(tag.implied()).isTrue();
    }

    @Test
    void aProductOfSeveralFrameworksShowsNone() {
        Tag tag = only(Events.repository().dependency("transformers").event());

        assertThat(tag.framework()).isNull();
        assertThat(tag.product()).isEqualTo("transformers");
        assertThat(tag.implied()).isFalse();
    }

    @Test
    void aFrameworkThatImpliesAnotherBringsItsTagWithTheSameEvidence() {
        List<Tag> tags =
                classifier.classify(Events.repository().dependency("flax").event());

        assertThat(tags).extracting(Tag::framework).containsExactly("flax", "jax");
        assertThat(tags).extracting(Tag::implied).containsExactly(false, true);
        assertThat(tags.get(1).evidence()).isEqualTo(tags.get(0).evidence());
    }

    @Test
    void kerasAloneImpliesTensorFlowButNotBesideAnotherBackend() {
        List<Tag> alone = classifier.classify(Events.says("A Keras model of galaxies"));

        assertThat(alone).extracting(Tag::framework).containsExactly("keras", "tensorflow");
        assertThat(alone).extracting(Tag::implied).containsExactly(false, true);
        assertThat(alone.get(1).confidence()).isLessThan(alone.get(0).confidence());
        assertThat(frameworks(Events.says("Keras on the Theano backend"))).containsExactly("keras", "theano");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Unlike TensorFlow, it needs no graph                | tensorflow compares
                    PyTorch vs TensorFlow                               | pytorch compares, tensorflow compares
                    It is faster than PyTorch and TensorFlow            | pytorch compares, tensorflow compares
                    A port of PyTorch's optimizers                      | pytorch mentions
                    a TensorFlow-like API                               | tensorflow mentions
                    How we migrated from TensorFlow to PyTorch          | pytorch moves-to, tensorflow moves-from
                    Replacing TensorFlow with PyTorch in production     | pytorch moves-to, tensorflow moves-from
                    A drop-in replacement for TensorFlow, using PyTorch | pytorch uses, tensorflow compares
                    We moved to PyTorch from TensorFlow                 | pytorch moves-to, tensorflow moves-from
                    From TensorFlow to PyTorch: lessons                 | pytorch moves-to, tensorflow moves-from
                    switched from MXNet to the PyTorch framework        | mxnet moves-from, pytorch moves-to
                    We moved our neural nets from Theano to PyTorch     | pytorch moves-to, theano moves-from
                    从TensorFlow迁移到PyTorch                           | pytorch moves-to, tensorflow moves-from
                    converted from PyTorch to ONNX                      | onnx uses, pytorch uses
                    与TensorFlow相比                                    | tensorflow compares
                    implemented in PyTorch and TensorFlow               | pytorch uses, tensorflow uses
                    """)
    void wordsBesideANameTellItsRole(String text, String roles) {
        assertThat(classifier.classify(Events.says(text)).stream()
                        .map(tag -> tag.framework() + " " + tag.role())
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .isEqualTo(roles);
    }

    @Test
    void aDependencyOutweighsWhatAReadmeSaysBesideTheName() {
        assertThat(only(Events.repository()
                                .text("Unlike PyTorch, it is small.")
                                .dependency("torch")
                                .event())
                        .role())
                .isEqualTo(Role.USES);
    }

    @Test
    void tfKerasIsBothKerasAndTensorFlow() {
        assertThat(frameworks(Events.says("model = tf.keras.Sequential()")))
                .containsExactlyInAnyOrder("keras", "tensorflow");
    }

    @Test
    void pyTorchLightningIsItsProductInEverySpelling() {
        for (String spelling :
                List.of("PyTorch Lightning", "pytorch-lightning", "pytorch_lightning", "PyTorchLightning")) {
            assertThat(only(Events.says(spelling)).product()).as(spelling).isEqualTo("lightning");
            assertThat(only(Events.says(spelling)).framework()).as(spelling).isEqualTo("pytorch");
        }
    }

    @Test
    void ofNestedNamesTheLongestCounts() {
        assertThat(frameworks(Events.says("Caffe2 for neural networks"))).containsExactly("caffe2");
        assertThat(frameworks(Events.says("Torch7 for neural networks"))).containsExactly("torch7");
    }

    @Test
    void aPlainWordCountsOnlyInContext() {
        assertThat(frameworks(Events.says("Carrying the torch to the stadium"))).isEmpty();
        assertThat(frameworks(Events.says("A neural network in torch"))).containsExactly("pytorch");
        assertThat(frameworks(Events.says("Meet Jax, my dog"))).isEmpty();
        assertThat(frameworks(Events.says("TensorFlow or JAX"))).containsExactlyInAnyOrder("tensorflow", "jax");
    }

    @Test
    void contextMayStandInAnotherField() {
        AdoptionEvent event = Events.post()
                .topic("MachineLearning")
                .title("Anyone using JAX?")
                .event();

        assertThat(frameworks(event)).containsExactly("jax");
    }

    @Test
    void aWordInAnotherSenseIsNoEvidenceEvenInContext() {
        assertThat(frameworks(Events.says("JAX-RS resource that serves a neural network")))
                .isEmpty();
    }

    @Test
    void onlyTheRepositoryOfItsOwnNameIsTheFramework() {
        List<Tag> own =
                classifier.classify(Events.repository().title("PyTorch/PyTorch").event());
        List<Tag> copy = classifier.classify(
                Events.repository().title("somebody/pytorch").event());
        List<Tag> post =
                classifier.classify(Events.post().title("pytorch/pytorch").event());

        assertThat(own).extracting(Tag::role).containsExactly(Role.IS);
        assertThat(copy).extracting(Tag::role).containsExactly(Role.USES);
        assertThat(post).extracting(Tag::role).containsExactly(Role.USES);
    }

    @Test
    void aPackageThatIsNoNameCountsAsAWholeOnly() {
        assertThat(frameworks(Events.repository().dependency("torch").event())).containsExactly("pytorch");
        assertThat(frameworks(Events.repository().dependency("torch-song").event()))
                .isEmpty();
        assertThat(frameworks(Events.repository().dependency("tensorflow-gpu").event()))
                .containsExactly("tensorflow");
    }

    @Test
    void papersWithCodesTorchIsTheOneOfLua() {
        assertThat(frameworks(Events.post().declared("torch").event())).containsExactly("torch7");
        assertThat(frameworks(Events.post().declared("none").event())).isEmpty();
    }

    @Test
    void evidenceIsAtMostEightAndQuotesTheTextAsItStands() {
        AdoptionEvent event = Events.says("ＰｙＴｏｒｃｈ, torch.nn, torch.optim, torch.cuda, torch.jit, torch.autograd,"
                + " torchvision, torchaudio, torchtext, torchscript");

        List<Tag> tags = classifier.classify(event);

        assertThat(tags).hasSize(1);
        assertThat(tags.getFirst().evidence()).hasSize(8);
        assertThat(tags.getFirst().evidence().getFirst().matched()).isEqualTo("ＰｙＴｏｒｃｈ");
    }

    @Test
    void namesTellsACandidateWhetherSureOrNot() {
        assertThat(classifier.names("awesome-pytorch-list")).isTrue();
        assertThat(classifier.names("flax/recipes")).isTrue();
        assertThat(classifier.names("jersey: JAX-RS server")).isFalse();
        assertThat(classifier.names("a todo list for deep learning")).isFalse();
    }
}
