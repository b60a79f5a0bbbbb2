package dev.pluginlifecycle.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Verifies that no name in a list is blank or a duplicate. */
final class Names {

    private Names() {}

    /**
     * {@return the first fault of the names, such as
     * {@code healthcheck() listed the server name "a" more than once; ...}, or empty}
     */
    static Optional<String> fault(String call, String kind, Stream<String> names) {
        List<String> listed = names.toList();
        Optional<String> blank = listed.stream().filter(String::isBlank).findFirst();
        return blank.or(() -> duplicates(listed).stream().findFirst())
                .map(name -> call + " the " + kind + " " + Text.quoted(name)
                        + (name.isBlank()
                                ? "; expected one that is not blank"
                                : " more than once; expected each " + kind + " once"));
    }

    static Set<String> duplicates(List<String> names) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> duplicates = new LinkedHashSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(duplicates::add);
        return duplicates;
    }
}
