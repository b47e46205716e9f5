package dev.framewatch.simulator;

import java.util.Locale;

/** A framework that generated events name. */
enum Framework {
    PYTORCH("PyTorch", "pytorch"),
    TENSORFLOW("TensorFlow", "tf"),
    KERAS("Keras", "tf"),
    JAX("JAX", "jax"),
    MXNET("MXNet", "mxnet"),
    PADDLEPADDLE("PaddlePaddle", "paddle"),
    MINDSPORE("MindSpore", "mindspore"),
    CAFFE("Caffe", "caffe2"),
    TORCH7("Torch7", "torch"),
    THEANO("Theano", "none"),
    CHAINER("Chainer", "none"),
    CNTK("CNTK", "none"),
    ONNX("ONNX", "none");

    private final String written;
    private final String declared;

    Framework(String written, String declared) {
        this.written = written;
        this.declared = declared;
    }

    /** The name as people write it. */
    String written() {
        return written;
    }

    /** The word for it in Papers with Code's own column. */
    String declared() {
        return declared;
    }

    static Framework of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
