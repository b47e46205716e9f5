package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileTest {
    private static Dependencies read(String... lines) {
        return Manifest.DOCKERFILE.read("Dockerfile", String.join("\n", lines));
    }

    @Test
    void imagesAreNamedWithoutTagAndDigest() {
        Dependencies read = read(
                "# syntax=docker/dockerfile:1",
                "ARG REGISTRY=registry.example.org:5000",
                "ARG BASE=\"$REGISTRY/group/PyTorch:2.0\"",
                "FROM --platform=linux/amd64 ${BASE} AS build",
                "FROM tensorflow/tensorflow@sha256:abc as other",
                "FROM ${MISSING:-mxnet/python:1.9}",
                "FROM $UNKNOWN",
                "FROM build",
                "from scratch");

        assertThat(read.images())
                .containsExactly("registry.example.org:5000/group/pytorch", "tensorflow/tensorflow", "mxnet/python");
        assertThat(read.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "pip install torch > torch",
                "apt-get install -y python3-pip && pip3.11 --no-cache-dir install -U 'jax[cuda]==0.4' flax > jax flax",
                "python -m pip install -r requirements.txt -c c.txt -i https://example.org onnx > onnx",
                "${PYTHON} -m pip install --index-url https://example.org/whl/torch keras==$VERSION > keras",
                "export A=1; /opt/bin/pip install git+https://example.org/group/thing.git@v1 . ./local -e . > thing",
                "\"pip install\" && (cd x && pip install mxnet-cu90) || true > mxnet-cu90",
                "uv pip install --system torch && poetry add chex && pipenv install six > torch chex six",
                "conda install -y -c pytorch pytorch::pytorch=2.0 torchvision cudatoolkit=11 > pytorch torchvision cudatoolkit",
                "mamba create -n own --channel x python=3.9 theano > python theano",
                "conda run -n own pip install caffe2 > caffe2",
                "npm install -g @tensorflow/tfjs@4.0 ./local && yarn add --dev jest && npm ci > @tensorflow/tfjs jest",
                "[\"pip\", \"install\", \"chainer\"] > chainer",
                "pip install ${EXTRA} tqdm # pip install comment > tqdm",
            })
    void commandsInstallPackages(String command, String names) {
        assertThat(read("RUN " + command).packages()).containsExactly(names.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "pip download torch > 0",
                "apt-get install caffe-cpu > 0",
                "echo pip > 0",
                "pip --version > 0",
                "pip install > 0",
                "npm run install > 0",
            })
    void otherCommandsInstallNone(String command, int count) {
        assertThat(read("RUN " + command).packages()).hasSize(count);
    }

    @Test
    void aCommandGoesOnOverLinesAndComments() {
        Dependencies read = read(
                "RUN apt-get update && \\",
                "    # the framework",
                "    pip install \\",
                "      torch \\",
                "      # and another",
                "      jax",
                "RUN <<EOF",
                "pip install onnx",
                "EOF",
                "pip install outside");

        assertThat(read.packages()).containsExactly("torch", "jax", "onnx");
    }

    @Test
    void variablesThatHoldEachOtherDoNotGrowWithoutEnd() {
        StringBuilder file = new StringBuilder("ARG A0=aaaaaaaaaa\n");
        for (int i = 1; i < 200; i++) {
            file.append("ARG A%d=$A%d$A%d\n".formatted(i, i - 1, i - 1));
        }

        assertThat(read(file + "FROM $A199", "RUN pip install torch").packages())
                .containsExactly("torch");
    }

    @Test
    void fromWithoutAnImageIsTold() {
        assertThat(read("FROM", "RUN pip install torch"))
                .isEqualTo(new Dependencies(
                        List.of("torch"),
                        List.of(),
                        List.of(),
                        List.of("Dockerfile, line 1: FROM names no image; write FROM image:tag")));
    }
}
