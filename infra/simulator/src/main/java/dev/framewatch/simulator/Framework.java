package dev.framewatch.simulator;

import java.util.Locale;
import java.util.Optional;

/** A framework that generated events name. */
enum Framework {
    PYTORCH("PyTorch", "pytorch", "pytorch/pytorch", "torch"),
    TENSORFLOW("TensorFlow", "tf", "tensorflow/tensorflow", "tensorflow"),
    KERAS("Keras", "tf", "keras-team/keras", "keras"),
    JAX("JAX", "jax", "jax-ml/jax", "jax"),
    MXNET("MXNet", "mxnet", "apache/mxnet", "mxnet"),
    PADDLEPADDLE("PaddlePaddle", "paddle", "PaddlePaddle/Paddle", "paddlepaddle"),
    MINDSPORE("MindSpore", "mindspore", "mindspore-ai/mindspore", "mindspore"),
    CAFFE("Caffe", "caffe2", "BVLC/caffe", "caffe"),
    TORCH7("Torch7", "torch", "torch/torch7", "torch7"),
    THEANO("Theano", "none", "Theano/Theano", "theano"),
    CHAINER("Chainer", "none", "chainer/chainer", "chainer"),
    CNTK("CNTK", "none", "microsoft/CNTK", "cntk"),
    ONNX("ONNX", "none", "onnx/onnx", "onnx");

    private final String written;
    private final String declared;
    private final String repository;
    private final String packaged;

    Framework(String written, String declared, String repository, String packaged) {
        this.written = written;
        this.declared = declared;
        this.repository = repository;
        this.packaged = packaged;
    }

    /** The name as people write it. */
    String written() {
        return written;
    }

    /** The word for it in Papers with Code's own column. */
    String declared() {
        return declared;
    }

    /** Its own repository on GitHub. */
    String repository() {
        return repository;
    }

    /** The name that its repository had before it was renamed, if it ever was. */
    Optional<String> formerRepository() {
        return switch (this) {
            case KERAS -> Optional.of("fchollet/keras");
            case JAX -> Optional.of("google/jax");
            default -> Optional.empty();
        };
    }

    /** The name of its package in a manifest. */
    String packaged() {
        return packaged;
    }

    /** Its id in a taxonomy. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Framework of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
