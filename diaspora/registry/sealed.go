package registry

// sealed holds a value that package fmt cannot print, whatever the verb. Methods
// alone do not do: fmt sees through those of a value that lies in a field not
// exported, and follows a pointer to a struct where the verb does not suit a
// pointer, as %s. A pointer to a pointer it never follows.
type sealed[T any] struct{ p **T }

// seal returns v, sealed. It is not to be changed afterwards.
func seal[T any](v T) sealed[T] {
	box := &struct {
		v T
		p *T
	}{v: v}
	box.p = &box.v
	return sealed[T]{&box.p}
}

// open returns the value, nil where nothing was sealed.
func (s sealed[T]) open() *T {
	if s.p == nil {
		return nil
	}
	return *s.p
}
