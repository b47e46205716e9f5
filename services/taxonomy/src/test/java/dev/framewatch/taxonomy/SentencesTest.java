package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Tag;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write, and which frameworks it shows, in the order of the alphabet. */
class SentencesTest {
    private static final Taxonomy TAXONOMY = Taxonomy.builtIn();

    private final Classifier classifier = TAXONOMY.classifier();

    private String frameworks(String text) {
        List<Tag> tags = classifier.classify(Events.says(text));
        return tags.stream()
                .filter(tag -> tag.role().countsAsUse())
                .map(Tag::framework)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Our code is written in PyTorch 1.4.                         | pytorch
                    import torch                                                | pytorch
                    Training with torch on two GPUs                             | pytorch
                    Models from torchvision and torch-audio                     | pytorch
                    Fine-tuning with pytorch_lightning                          | pytorch
                    TensorFlow2.0 tutorials                                     | tensorflow
                    Runs in the browser with TensorFlow.js                      | tensorflow
                    Convert to TFLite for phones                                | tensorflow
                    A Keras implementation of Mask R-CNN                        | keras tensorflow
                    with tf.keras layers                                        | keras tensorflow
                    JAX and Flax code for neural fields                         | flax jax
                    from jax import grad; import jax.numpy as jnp               | jax
                    Apache MXNet's Gluon API                                    | mxnet
                    PaddleOCR: awesome multilingual OCR                         | paddlepaddle
                    a Paddle model for machine translation with deep learning   | paddlepaddle
                    MindSpore on Ascend                                         | mindspore
                    Caffe: a fast open framework for deep learning              | caffe
                    the caffemodel and its prototxt                             | caffe
                    Caffe2 is in the PyTorch repository now                     | caffe2 pytorch
                    Torch7 on LuaJIT                                            | torch7
                    A tutorial in Theano on recurrent neural networks           | theano
                    A flexible Chainer framework of neural networks             | chainer
                    ChainerRL agents                                            | chainer
                    the Microsoft Cognitive Toolkit (CNTK)                      | cntk
                    Export to ONNX and run it in onnxruntime                    | onnx
                    pytorch2onnx                                                | onnx pytorch
                    tf2onnx converts                                            | onnx
                    sklearn pipelines                                           | scikit-learn
                    A scikit-learn compatible estimator                         | scikit-learn
                    see https://pytorch.org/docs and keras.io                   | keras pytorch
                    #pytorch @tensorflow                                        | pytorch tensorflow
                    PYTORCH IS GREAT                                            | pytorch
                    """)
    void english(String text, String frameworks) {
        assertThat(frameworks(text)).isEqualTo(frameworks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    使用PyTorch训练模型                 | pytorch
                    使用ＰｙＴｏｒｃｈ训练模型          | pytorch
                    基于TensorFlow2.0的图像识别         | tensorflow
                    用Keras搭建神经网络                 | keras tensorflow
                    飞桨（PaddlePaddle）深度学习平台    | paddlepaddle
                    百度飞桨零基础入门                  | paddlepaddle
                    昇思MindSpore教程                   | mindspore
                    华为昇思                            | mindspore
                    基于Caffe的深度学习目标检测         | caffe
                    深度学习框架MXNet与Chainer          | chainer mxnet
                    用JAX做自动微分，深度学习           | jax
                    将PyTorch模型转换为ONNX             | onnx pytorch
                    机器学习库sklearn                   | scikit-learn
                    PyTorchによる深層学習               | pytorch
                    텐서 연산은 PyTorch로               | pytorch
                    """)
    void chineseAndItsNeighbours(String text, String frameworks) {
        assertThat(frameworks(text)).isEqualTo(frameworks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Passing the torch to a new generation",
                "Is a blow torch hot enough for crème brûlée?",
                "Best caffe in Rome? Un caffè macchiato, please",
                "Meet Jax, our rescue dog",
                "Jax counters Fiora in the top lane",
                "A JAX-RS service with GPU metrics",
                "JAXB marshals XML",
                "Flax seed muffins",
                "We paddle down the Chicago river",
                "Paddle.com billing for machine learning startups",
                "Theano was the wife of Pythagoras",
                "a promise chainer for JavaScript",
                "Gluon scattering at CERN",
                "bekerja keras dengan machine learning",
                "mypytorch kerasé onnxx",
                "torches, flaxen, caffeine, paddles",
                "使用深度学习训练模型",
                "a deep neural network with convolutional layers on a GPU"
            })
    void plainSenses(String text) {
        assertThat(frameworks(text)).isEmpty();
    }
}
