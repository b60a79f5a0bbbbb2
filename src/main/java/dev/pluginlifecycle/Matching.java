package dev.pluginlifecycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The elements of two lists, matched by a key such as a server's name. If a key occurs several times, the last element
 * counts, at the position of the first.
 *
 * @param <T> the type of the elements
 */
record Matching<T>(Map<String, T> previous, Map<String, T> current) {

    static <T> Matching<T> of(List<T> previous, List<T> current, Function<T, String> key) {
        return new Matching<>(byKey(previous, key), byKey(current, key));
    }

    private static <T> Map<String, T> byKey(List<T> elements, Function<T, String> key) {
        Map<String, T> byKey = new LinkedHashMap<>();
        elements.forEach(element -> byKey.put(key.apply(element), element));
        return byKey;
    }

    List<String> added() {
        return currentKeys((before, now) -> before == null);
    }

    List<String> removed() {
        return previous.keySet().stream().filter(key -> !current.containsKey(key)).toList();
    }

    /** {@return the keys in both lists for which {@code isChanged} is true, in the order of the current list} */
    List<String> changed(BiPredicate<T, T> isChanged) {
        return currentKeys((before, now) -> before != null && isChanged.test(before, now));
    }

    /** {@return the keys of the current list for which {@code isListed} is true; its first argument may be null} */
    List<String> currentKeys(BiPredicate<T, T> isListed) {
        return current.keySet().stream()
                .filter(key -> isListed.test(previous.get(key), current.get(key)))
                .toList();
    }
}
