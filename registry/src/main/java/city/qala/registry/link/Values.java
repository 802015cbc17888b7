package city.qala.registry.link;

import java.util.Arrays;

/** One number for each record, 0 for nothing; records can be added at the end. */
final class Values {
    private int[] numbers;
    private int size;

    /** Takes the array over; it must not be changed by anybody else. */
    Values(int[] numbers) {
        this.numbers = numbers;
        size = numbers.length;
    }

    int of(int record) {
        return numbers[record];
    }

    int size() {
        return size;
    }

    /** The number of the next record. */
    void add(int number) {
        if (size == numbers.length) numbers = Arrays.copyOf(numbers, size + size / 4 + 16);
        numbers[size++] = number;
    }

    /** Changes the number of a record that is there. */
    void set(int record, int number) {
        numbers[record] = number;
    }
}
