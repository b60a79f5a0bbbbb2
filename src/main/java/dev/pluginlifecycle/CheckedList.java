package dev.pluginlifecycle;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An unmodifiable list whose elements were checked once: none is null, and strings are well-formed.
 *
 * <p>The type is the proof, so a list that passes from one record to the next is neither copied nor scanned
 * again.
 *
 * @param <E> the elements
 */
final class CheckedList<E> extends AbstractList<E> implements RandomAccess {

    private static final String[] NO_STRINGS = {};
    private static final ServerHealth[] NO_SERVERS = {};

    private final E[] elements;

    private CheckedList(E[] elements) {
        this.elements = elements;
    }

    /** {@return a checked copy of {@code list}, which a refusal calls {@code name}} */
    static List<String> ofStrings(String name, List<String> list) {
        List<String> checked = of(name, list, NO_STRINGS);
        if (checked != list) {
            String[] strings = ((CheckedList<String>) checked).elements;
            for (int i = 0; i < strings.length; i++) {
                strings[i] = WellFormed.repaired(strings[i]);
            }
        }
        return checked;
    }

    /** {@return a checked copy of {@code servers}, which a refusal calls {@code name}} */
    static List<ServerHealth> ofServers(String name, List<ServerHealth> servers) {
        return of(name, servers, NO_SERVERS);
    }

    /**
     * {@return a checked copy of {@code list}, which a refusal calls {@code name}}
     *
     * @param none an empty array of the element type, so that a raw list of something else is refused here
     */
    static <E> List<E> of(String name, List<E> list, E[] none) {
        if (list == null) {
            throw new NullPointerException(name + " must not be null");
        }
        if (list instanceof CheckedList<E> checked && checked.elements.getClass() == none.getClass()) {
            return list;
        }
        E[] elements = array(name, list, none);
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] == null) {
                throw new NullPointerException(name + "[" + i + "] must not be null");
            }
        }
        return new CheckedList<>(elements);
    }

    @SuppressWarnings("unchecked")
    private static <E> E[] array(String name, List<E> list, E[] none) {
        Object[] given = list.toArray();
        try {
            // A list that hands out its own array must not share it with this one.
            return (E[]) Arrays.copyOf(given, given.length, none.getClass());
        } catch (ArrayStoreException e) {
            String type = none.getClass().getComponentType().getSimpleName();
            throw new IllegalArgumentException(name + " must hold nothing but " + type + ": " + list, e);
        }
    }

    /** {@return a list of the first {@code size} elements, which the caller has checked and no longer writes to} */
    static <E> List<E> ofChecked(E[] elements, int size) {
        return new CheckedList<>(size == elements.length ? elements : Arrays.copyOf(elements, size));
    }

    @Override
    public E get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public Iterator<E> iterator() {
        return Arrays.asList(elements).iterator();
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return Collections.unmodifiableList(Arrays.asList(elements)).listIterator(index);
    }

    // AbstractList refuses what would change it; these it lets pass where there is nothing to change.

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sort(Comparator<? super E> order) {
        throw new UnsupportedOperationException();
    }
}
