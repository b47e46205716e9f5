/**
 * What stands in for the sources, to run and test Framewatch without the internet: events that nobody made, and a server
 * that speaks the sources' web APIs over a generated world. Both follow published figures.
 */
@NullMarked
package dev.framewatch.simulator;

import org.jspecify.annotations.NullMarked;
