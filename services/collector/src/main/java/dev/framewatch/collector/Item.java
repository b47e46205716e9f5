package dev.framewatch.collector;

import tools.jackson.databind.JsonNode;

/**
 * One thing that a file holds.
 *
 * @param json what it is
 * @param fingerprint a 64-bit hash of the bytes of the line or the element in which it stands
 */
public record Item(JsonNode json, long fingerprint) {}
