import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** A unique index in the order of its values. As MongoDB's, it also finds by its first fields, by a range, and in order. */
final class OrderedIndex extends AbstractUniqueIndex<Object> {
  private static final Set<String> RANGE = Set.of("$gt", "$gte", "$lt", "$lte");
  private final MVMap<KeyValue, Object> map;

  OrderedIndex(MVMap<KeyValue, Object> map, String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
    this.map = map;
  }

  /**
   * Where everything lies that a query can find. What is found is tested against the whole query afterwards, so a
   * bound may be left out: of two, the upper one is, because different values of one array may meet them.
   */
  Search search(Document query, Document orderBy) {
    List<List<Object>> prefixes = List.of(List.of());
    int equal = 0;
    for (String key : keys()) {
      Collection<?> values = values(query.get(key));
      if (values == null || prefixes.size() > 1 && values.size() > 1) {
        break;
      }
      prefixes = prefixes.stream().flatMap(prefix -> values.stream().map(value -> with(prefix, value))).toList();
      equal++;
    }
    List<Object> low = List.of();
    List<Object> high = List.of();
    if (equal < keys().size() && query.get(keys().get(equal)) instanceof Document range
        && RANGE.containsAll(range.keySet()) && range.values().stream().allMatch(OrderedIndex::plain)) {
      low = first(range, "$gt", "$gte");
      high = low.isEmpty() ? first(range, "$lt", "$lte") : List.of();
    }
    List<Bounds> bounds = new ArrayList<>();
    for (List<Object> prefix : prefixes) {
      bounds.add(new Bounds(with(prefix, low.toArray()), with(with(prefix, high.toArray()), KeyType.END)));
    }
    int direction = bounds.size() == 1 ? direction(query, orderBy, equal) : 0;
    return new Search(bounds, equal, !low.isEmpty() || !high.isEmpty(), direction);
  }

  record Bounds(List<Object> from, List<Object> to) {}

  /** {@code direction} is 1 or -1 when reading it that way answers the order asked for. */
  final class Search {
    private final List<Bounds> bounds;
    private final int equal;
    private final boolean bounded;
    private final int direction;

    Search(List<Bounds> bounds, int equal, boolean bounded, int direction) {
      this.bounds = bounds;
      this.equal = equal;
      this.bounded = bounded;
      this.direction = direction;
    }

    boolean inOrder() {
      return direction != 0;
    }

    /** 0: no better than reading everything. A document without any of the fields is not in a sparse index. */
    int worth(boolean limited) {
      boolean ordered = inOrder() && limited;
      if (equal == 0 && !bounded && (isSparse() || !ordered)) {
        return 0;
      }
      return (equal == keys().size() ? 1_000 : 0) + 4 * equal + (ordered ? 2 : 0) + (bounded ? 1 : 0);
    }

    /** Each once, though an array may have several keys; read only as far as they are asked for. */
    Stream<Object> positions() {
      return bounds.stream().flatMap(this::between).distinct();
    }

    private Stream<Object> between(Bounds one) {
      // There is no key without values: null is where the index begins.
      KeyValue from = one.from().isEmpty() ? null : new KeyValue(one.from());
      if (equal == keys().size()) {
        return Stream.ofNullable(getPosition(from));
      }
      KeyValue to = new KeyValue(one.to());
      Cursor<KeyValue, Object> cursor = direction < 0 ? map.cursor(to, from, true) : map.cursor(from, to, false);
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
          .map(key -> cursor.getValue());
    }
  }

  private int direction(Document query, Document orderBy, int equal) {
    int direction = 0;
    int at = equal;
    for (Entry<String, Object> by : orderBy == null ? Set.<Entry<String, Object>>of() : orderBy.entrySet()) {
      if (keys().subList(0, equal).contains(by.getKey())) {
        continue;
      }
      int way = by.getValue() instanceof Number number ? Integer.signum(number.intValue()) : 0;
      boolean next = at < keys().size() && keys().get(at).equals(by.getKey());
      if (way == 0 || !next || direction != 0 && direction != way) {
        return 0;
      }
      direction = way;
      at++;
    }
    return direction;
  }

  /** The plain values that a field may have; null when the query says it otherwise. */
  private static Collection<?> values(Object asked) {
    if (plain(asked)) {
      return List.of(asked);
    }
    boolean among = asked instanceof Document one && one.size() == 1 && one.get("$in") instanceof Collection;
    Collection<?> values = among ? (Collection<?>) ((Document) asked).get("$in") : null;
    return values != null && values.stream().allMatch(OrderedIndex::plain) ? values : null;
  }

  private static List<Object> first(Document range, String... operators) {
    for (String operator : operators) {
      if (range.containsKey(operator)) {
        return List.of(range.get(operator));
      }
    }
    return List.of();
  }

  private static List<Object> with(List<Object> prefix, Object... more) {
    List<Object> all = new ArrayList<>(prefix);
    all.addAll(List.of(more));
    return all;
  }

  private static boolean plain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        || value instanceof UUID || value instanceof Instant || value instanceof ObjectId;
  }

  @Override
  protected Object getPosition(KeyValue key) {
    return map.get(key);
  }

  @Override
  protected boolean putKeyPosition(KeyValue key, Object position) {
    return map.putIfAbsent(key, Missing.ofNullable(position)) == null;
  }

  @Override
  protected Object removeDocument(KeyValue key) {
    return map.remove(key);
  }

  @Override
  protected Iterable<Entry<KeyValue, Object>> getIterable() {
    return map.entrySet();
  }

  @Override
  public long getCount() {
    return map.sizeAsLong();
  }

  @Override
  public boolean isEmpty() {
    return map.isEmpty();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }
}
