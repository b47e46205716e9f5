package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SetupFilesTest {
    private static Dependencies python(String program) {
        return Manifest.SETUP_PY.read("setup.py", program);
    }

    @Test
    void whatIsInstalledStandsInTheCall() {
        Dependencies read = python("""
                # install_requires=['comment']
                import torch, sys
                \"\"\"install_requires=['docstring']\"\"\"
                setup(
                    name="own",
                    classifiers=["Topic :: Software Development"],
                    install_requires=[
                        'numpy>=1.0',  # why
                        "Torch_Vision" ">=0.2",
                        "flax==%s" % VERSION,
                        f"optax~={VERSION}",
                        'jax' + VERSION,
                    ],
                    tests_require=('pytest',),
                    setup_requires=['cython'],
                    extras_require={"tf": ["tensorflow; python_version<'3.12'"], ':sys_platform=="win32"': ['colorama']},
                    entry_points={'console_scripts': ['own=own:main']},
                )
                """);

        assertThat(read.packages())
                .containsExactly("numpy", "torch-vision", "flax", "optax", "jax", "pytest", "tensorflow", "colorama");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void variablesAreFollowed() {
        Dependencies read = python("""
                VERSION = 'dev'
                BASE: list[str] = ["jax", "numpy"]
                REQUIRED = BASE + ['flax==' + VERSION]
                if sys.version_info < (3, 8) and sys.platform == "linux":
                    REQUIRED += ["dataclasses"]
                REQUIRED.append('chex')
                REQUIRED.extend(["optax"])
                extras = {}
                extras['gpu'] = ["jaxlib"] if os.name == 'posix' else []
                extras["all"] = sum(extras.values(), [])
                unused = ["torch"]
                setup(install_requires=list(REQUIRED), extras_require=extras)
                """);

        assertThat(read.packages())
                .containsExactlyInAnyOrder("jax", "numpy", "flax", "dataclasses", "chex", "optax", "jaxlib");
    }

    @Test
    void functionsAndTextsAreFollowed() {
        Dependencies read = python("""
                def required(name='default.txt'):
                    found = open('requirements.txt').read()
                    return ['chainer', "cupy"]

                TEXT = \"\"\"
                theano>=1
                lasagne
                \"\"\".strip().split("\\n")
                setup(install_requires=required('x'), extras_require=dict(old=TEXT, read=parse('onnx')))
                """);

        assertThat(read.packages()).containsExactly("chainer", "cupy", "theano", "lasagne");
    }

    @Test
    void aTableOfAllPackagesIsFollowed() {
        Dependencies read = python("""
                _all = ["flax>=0.3", "ray[tune]", "torch"]
                table = {name: whole for whole, name in (re.findall(r"^(([^!=<>]+)(?:[!=<>].*)?$)", x)[0] for x in _all)}
                def pick(*names):
                    return [table[name] for name in names]
                extras = {}
                extras["big"] = pick("not-taken") + ["jax"]
                extras["all"] = (extras["big"]
                    + extras["none"])
                install_requires = [table["index"] + ";python_version<'3.7'"]
                with open("requirements.txt") as lines:
                    install_requires += [line for line in lines if not line.startswith("#")]
                setup(extras_require=extras, install_requires=install_requires)
                """);

        assertThat(read.packages()).containsExactlyInAnyOrder("flax", "ray", "torch", "jax");
    }

    @Test
    void argumentsMayStandInADictionary() {
        Dependencies read = python("""
                kwargs = {'name': 'own', 'install_requires': ['mxnet'], 'license': 'MIT'}
                kwargs['extras_require'] = {'x': 'onnx'}
                setup(**kwargs)
                """);

        assertThat(read.packages()).containsExactlyInAnyOrder("mxnet", "onnx");
    }

    @Test
    void namesThatReferToEachOtherEnd() {
        assertThat(python("a = b + ['x']\nb = a + ['y']\nsetup(install_requires=a)")
                        .packages())
                .containsExactlyInAnyOrder("x", "y");
        StringBuilder chain = new StringBuilder("v0 = ['deep']\n");
        for (int i = 1; i < 10_000; i++) {
            chain.append("v%d = v%d\n".formatted(i, i - 1));
        }
        assertThat(python(chain + "setup(install_requires=v9999)").packages()).isEmpty();
        assertThat(python(chain + "setup(install_requires=v20)").packages()).containsExactly("deep");
    }

    @Test
    void aBracketThatIsNeverClosedIsTold() {
        Dependencies read = python("x = 1\nsetup(install_requires=['torch', 'jax'],\n");

        assertThat(read.packages()).containsExactly("torch", "jax");
        assertThat(read.problems())
                .containsExactly("setup.py, line 2: '(' is never closed; what follows may be read wrongly");
    }

    @Test
    void aSetupCfgHasRequirementsExtrasAndTests() {
        Dependencies read = Manifest.SETUP_CFG.read("setup.cfg", """
                [metadata]
                name = own
                install_requires = nothing
                [options]
                packages = find:
                install_requires =
                    torch>=1.0 ; python_version<"3.12"
                    # a comment
                    Py_Yaml

                    not a requirement
                tests-require: pytest; mock
                python_requires = >=3.8
                [options.extras_require]
                tf = tensorflow
                docs =
                  sphinx
                [options.entry_points]
                x =
                  own
                """);

        assertThat(read.packages()).containsExactly("torch", "py-yaml", "pytest", "mock", "tensorflow", "sphinx");
        assertThat(read.problems())
                .containsExactly("setup.cfg, line 11: 'not a requirement' is no requirement;"
                        + " write name, name==1.0 or name @ URL");
    }
}
