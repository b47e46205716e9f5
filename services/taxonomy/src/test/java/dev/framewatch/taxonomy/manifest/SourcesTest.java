package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourcesTest {
    @Test
    void pythonImportsTopModules() {
        Dependencies read = Manifest.PYTHON.read("a.py", """
                #!/usr/bin/env python
                \"\"\"An example:
                import docstring
                \"\"\"
                from __future__ import annotations
                import os, sys as system, torch.nn as nn, numpy as np
                from tensorflow.keras.layers import (Dense,
                    import_nothing)
                from . import own
                from .own.deep import thing
                from ..up import thing
                try: import jax; from flax import linen
                except ImportError: pass
                if x:
                    import \\
                        mxnet
                text = "import string"
                text = r'import "raw" ' + f"from a import b"
                yield from generator
                raise Error from error
                # import comment
                import chainer""");

        assertThat(read.packages()).containsExactly("torch", "numpy", "tensorflow", "jax", "flax", "mxnet", "chainer");
        assertThat(read.modules()).containsExactly("torch.nn", "tensorflow.keras", "flax.linen");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void whatIsImportedFromAPackageMayBeAModule() {
        Dependencies read = Manifest.PYTHON.read("a.py", """
                from tensorflow import keras, lite as tflite, Variable
                from lightning import (
                    pytorch)
                from torch import *
                from torch.utils import data
                import jax""");

        assertThat(read.packages()).containsExactly("tensorflow", "lightning", "torch", "jax");
        assertThat(read.modules())
                .containsExactly("tensorflow.keras", "tensorflow.lite", "lightning.pytorch", "torch.utils");
    }

    @Test
    void brokenPythonCostsItsLine() {
        assertThat(Manifest.PYTHON
                        .read(
                                "a.py",
                                "x = 'open\nimport torch\nprint 'old'\nimport\nfrom\nimport 3\nfrom flax import (\nimport os\nimport jax")
                        .packages())
                .containsExactly("torch", "flax", "jax");
    }

    @Test
    void javaScriptImportsPackages() {
        Dependencies read = Manifest.JAVASCRIPT.read("a.ts", """
                // import x from 'comment'
                /* require('comment') */
                import * as tf from "@tensorflow/tfjs/dist/tf";
                import {
                  a as b,
                } from 'onnxruntime-web/wasm';
                import 'side-effect';
                export { c } from 'exported';
                const d = require('brain.js'), e = await import("lazy");
                import type { T } from './own';
                import f from '../own.js'; import g from '/own'; import h from '@/own'; import i from '#own';
                import fs from 'fs'; import path from 'node:path'; import j from 'https://example.org/k.js';
                const text = "require('string')", t = `import 'template'`;
                """);

        assertThat(read.packages())
                .containsExactly("@tensorflow/tfjs", "onnxruntime-web", "side-effect", "exported", "brain.js", "lazy");
    }

    @Test
    void rustUsesCrates() {
        Dependencies read = Manifest.RUST.read("a.rs", """
                //! use comment::A;
                /* use outer::A; /* use inner::A; */ use still::A; */
                extern crate ndarray;
                mod own;
                use std::{fs, io};
                use own::Thing;
                use crate::x; use super::y; use self::z;
                #[cfg(test)]
                pub(crate) use tch::{nn, nn::Module};
                use ::candle_core::Tensor as T;
                use {burn::tensor, ort};
                fn f<'a>(x: &'a str) -> char { let s = r#"use "raw"::A;"#; use dfdx::prelude::*; '"' }
                """);

        assertThat(read.packages()).containsExactly("ndarray", "tch", "candle_core", "burn", "ort", "dfdx");
    }

    @Test
    void luaRequiresModules() {
        Dependencies read = Manifest.LUA.read("a.lua", """
                -- require 'comment'
                --[[ require 'comment'
                ]]
                require 'torch'
                local nn = require("nn")
                local c = require [[cunn.init]]
                local s = "require 'string'"
                require 'image/scale'
                """);

        assertThat(read.packages()).containsExactly("torch", "nn", "cunn", "image");
    }

    @Test
    void importLinesMayBeOfAnyLanguageOrBareModules() {
        Dependencies read = Manifest.IMPORTS.read("imports", """
                torch.nn
                os.path
                import jax.numpy as jnp
                import * as tf from '@tensorflow/tfjs'
                use tch::Tensor;
                require 'cudnn'
                not a line of code
                """);

        assertThat(read.packages()).containsExactlyInAnyOrder("torch", "jax", "@tensorflow/tfjs", "tch", "cudnn");
    }
}
