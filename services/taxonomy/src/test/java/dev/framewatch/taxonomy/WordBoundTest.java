package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts have the word in angle brackets. */
class WordBoundTest {
    private static boolean stands(String marked) {
        byte[] before = marked.substring(0, marked.indexOf('<')).getBytes(StandardCharsets.UTF_8);
        byte[] word =
                marked.substring(marked.indexOf('<') + 1, marked.indexOf('>')).getBytes(StandardCharsets.UTF_8);
        byte[] text = marked.replaceAll("[<>]", "").getBytes(StandardCharsets.UTF_8);
        return WordBound.stands(text, 0, text.length, before.length, before.length + word.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pytorch>",
                "use <pytorch>, please",
                "(<PyTorch>)",
                "<pytorch>-lightning",
                "my_<pytorch>_model",
                "github.com/<pytorch>/vision",
                "<keras>.io",
                "<scikit-learn>’s",
                "<PyTorch>'s"
            })
    void signsAndTheEndsOfTextEndWords(String text) {
        assertThat(stands(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my<pytorch>", "<torch>es", "4<torch>", "<keras>é", "é<keras>", "на<keras>", "<jax>\u0301"})
    void lettersDigitsAndMarksOfSpacedScriptsBind(String text) {
        assertThat(stands(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "使用<PyTorch>训练",
                "百度<飞桨>平台",
                "model<飞桨>v2",
                "フレーム<Keras>の",
                "ー<Keras>ー",
                "<PyTorch>는",
                "ใช้<PyTorch>ใน"
            })
    void scriptsWithoutSpacesBindToNothing(String text) {
        assertThat(stands(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<pytorch>2", "<PyTorch>1.0", "<tensorflow>2.x", "<TensorFlow>v2", "<pytorch>2onnx", "<c++>11"})
    void aVersionMayBeStuckToAName(String text) {
        assertThat(stands(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"<caffe2>0,false", "<torch7>7,false", "<caffe2> 0,true", "<keras>vision,false"})
    void butNotToANameThatEndsInADigit(String text, boolean stands) {
        assertThat(stands(text)).isEqualTo(stands);
    }

    @ParameterizedTest
    @CsvSource({
        "My<PyTorch>Model,true",
        "<Paddle>OCR,true",
        "MY<PYTORCH>MODEL,false",
        "my<PyTorch>,true",
        "a<JAX>b,false"
    })
    void aHumpEndsAWord(String text, boolean stands) {
        assertThat(stands(text)).isEqualTo(stands);
    }

    @ParameterizedTest
    @CsvSource({"tf2<onnx>,true", "onnx2<pytorch>,true", "12<onnx>,false", "2<onnx>,false", "tf3<onnx>,false"})
    void aTwoBetweenLettersIsATo(String text, boolean stands) {
        assertThat(stands(text)).isEqualTo(stands);
    }

    @ParameterizedTest
    @CsvSource({
        "in <c++>.,true",
        "<c++>+,false",
        "<c++>x,false",
        "obj<c++>,false",
        " <.net> core,true",
        "asp<.net>,false",
        ".<.net>,false",
        "<.net>work,false",
        "使用<.net>,true"
    })
    void namesOfSignsEndAtOtherSigns(String text, boolean stands) {
        assertThat(stands(text)).isEqualTo(stands);
    }
}
