package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Evidence;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private final Classifier classifier = Taxonomy.builtIn().classifier();

    private List<String> frameworks(AdoptionEvent event) {
        return classifier.classify(event).stream().map(Tag::framework).toList();
    }

    @Test
    void aNameInPassingIsUseOfLowConfidenceWithItsWordsAsEvidence() {
        assertThat(classifier.classify(Events.says("We wrote it with PyTorch last week.")))
                .containsExactly(new Tag(
                        "pytorch",
                        null,
                        null,
                        Role.USES,
                        false,
                        0.55,
                        List.of(new Evidence("text", "PyTorch", "names: pytorch"))));
    }

    @Test
    void aTextWithoutANameHasNoTags() {
        assertThat(classifier.classify(Events.says("Deep learning on a GPU"))).isEmpty();
        assertThat(classifier.classify(Events.post().event())).isEmpty();
    }

    @Test
    void theSurestTagComesFirstWithItsStrongestEvidenceFirst() {
        AdoptionEvent event = Events.post()
                .title("Porting a Keras model")
                .text("It was Keras, then MXNet.")
                .declared("tf")
                .event();

        List<Tag> tags = classifier.classify(event);

        assertThat(tags).extracting(Tag::framework).containsExactly("tensorflow", "keras", "mxnet");
        assertThat(tags).extracting(Tag::confidence).containsExactly(0.95, 0.7, 0.55);
        assertThat(tags.get(1).evidence()).extracting(Evidence::field).containsExactly("title", "text");
    }

    @Test
    void tfKerasIsBothKerasAndTensorFlow() {
        assertThat(frameworks(Events.says("model = tf.keras.Sequential()")))
                .containsExactlyInAnyOrder("keras", "tensorflow");
    }

    @Test
    void pyTorchLightningIsPyTorchInEverySpelling() {
        for (String spelling :
                List.of("PyTorch Lightning", "pytorch-lightning", "pytorch_lightning", "PyTorchLightning")) {
            assertThat(frameworks(Events.says(spelling))).as(spelling).containsExactly("pytorch");
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
        assertThat(frameworks(Events.says("From TensorFlow to JAX"))).containsExactly("tensorflow", "jax");
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
        assertThat(own.getFirst().confidence()).isEqualTo(0.99);
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
        AdoptionEvent event = Events.says("ＰｙＴｏｒｃｈ, torch.nn, torch.optim, torch.cuda, torch.hub, torch.autograd,"
                + " torchvision, torchaudio, torchtext, import torch");

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
