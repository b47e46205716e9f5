/** How frameworks, kinds and sources are called and shown. */

import {element, drawn} from './dom.js';
import {foreign} from './text.js';
import {isSaid, say} from './words.js';

const NAMES = {
  pytorch: 'PyTorch', tensorflow: 'TensorFlow', jax: 'JAX', keras: 'Keras 2', keras3: 'Keras 3', flax: 'Flax',
  fastai: 'fastai', mxnet: 'MXNet', paddlepaddle: 'PaddlePaddle', mindspore: 'MindSpore', caffe: 'Caffe',
  caffe2: 'Caffe2', torch7: 'Torch7', theano: 'Theano', chainer: 'Chainer', cntk: 'CNTK', onnx: 'ONNX', dl4j: 'DL4J',
  dynet: 'DyNet', flashlight: 'Flashlight', oneflow: 'OneFlow', jittor: 'Jittor', megengine: 'MegEngine',
  tinygrad: 'tinygrad', mlx: 'MLX', candle: 'Candle', burn: 'Burn', haiku: 'Haiku', sonnet: 'Sonnet', trax: 'Trax',
  'scikit-learn': 'scikit-learn', xgboost: 'XGBoost', tflite: 'TensorFlow Lite', tfjs: 'TensorFlow.js', tfx: 'TFX',
  torchserve: 'TorchServe', lightning: 'PyTorch Lightning', transformers: 'Transformers', onnxruntime: 'ONNX Runtime',
};

/** Hues in the order in which frameworks have them; the ninth has the first again, with another dash. */
const ORDER = ['pytorch', 'tensorflow', 'jax', 'keras', 'mxnet', 'paddlepaddle', 'caffe', 'theano',
  'keras3', 'onnx', 'mindspore', 'chainer', 'flax', 'scikit-learn', 'torch7', 'cntk', 'fastai', 'xgboost',
  'oneflow', 'mlx', 'caffe2', 'dl4j', 'jittor', 'megengine', 'tinygrad', 'candle', 'burn', 'haiku', 'sonnet'];
const HUES = 8;

/** A framework's or a product's name. */
export function nameOf(id) {
  return NAMES[id] ?? String(id);
}

function place(id) {
  const known = ORDER.indexOf(id);
  return known >= 0 ? known : [...String(id)].reduce((sum, sign) => (31 * sum + sign.codePointAt(0)) % 997, 7);
}

/** The class that gives a framework's mark its hue, and its lines their dashes. */
export function hue(id) {
  return `hue-${place(id) % HUES} dash-${Math.floor(place(id) / HUES) % 4}`;
}

const SHAPES = ['M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z', 'M-4 -4h8v8h-8z', 'M0 -5.2L5 3.8H-5z', 'M0 -5.5L5.5 0L0 5.5L-5.5 0z'];

/** The shape that marks a framework, for those who see no hues. */
export function shape(id) {
  return SHAPES[(place(id) + Math.floor(place(id) / HUES)) % SHAPES.length];
}

/** A framework's mark and name. */
export function framework(id) {
  return element('span', [
    drawn('svg', {class: 'mark ' + hue(id), viewBox: '-6 -6 12 12', 'aria-hidden': 'true'}, drawn('path', {d: shape(id)})),
    element('bdi', nameOf(id)),
  ], {class: 'framework'});
}

/** How a kind is called, with its source. */
export function kindName(kind) {
  return isSaid('kind.' + kind) ? say('kind.' + kind) : String(kind);
}

/** The same within a sentence. */
export function kindWord(kind) {
  const name = kindName(kind);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** What stands for an event in a list: its title, or the words that show something in it. */
export function headOf(event, longest) {
  const words = (event.tags ?? []).flatMap(tag => tag.evidence ?? []).map(each => each.matched).find(Boolean);
  return foreign(event.title || (words ? `${kindName(event.kind)}: “${words}”` : event.id), longest);
}

/** How a source is called. */
export function sourceName(source) {
  return isSaid('source.' + source) ? say('source.' + source) : String(source);
}

/** A value of the API in words, or as it is. */
export function wordOf(group, value) {
  return isSaid(`${group}.${value}`) ? say(`${group}.${value}`) : foreign(value, 80);
}
