package dev.framewatch.simulator;

import java.util.function.ToDoubleFunction;

/** By what a framework's share is multiplied for the moment. */
@FunctionalInterface
interface Swing extends ToDoubleFunction<Framework> {}
