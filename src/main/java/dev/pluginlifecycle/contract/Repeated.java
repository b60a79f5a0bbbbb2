package dev.pluginlifecycle.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The names that stand in a list more than once. */
final class Repeated {

    private Repeated() {}

    /** {@return each repeated name, once} */
    static <T> List<String> among(List<T> list, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        return list.stream().map(name).filter(each -> !seen.add(each)).distinct().toList();
    }
}
